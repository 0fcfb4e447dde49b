/** Runs a body that yields steps that may wait, and resumes it with their results. */
export function drive<Step, Answer, Value>(
  body: Generator<Step, Value, Answer>,
  perform: (step: Step) => Answer,
): Value {
  let next = (body as Iterator<Step, Value>).next();
  while (next.done !== true) {
    let answer: Answer;
    try {
      answer = perform(next.value);
    } catch (error) {
      next = body.throw(error);
      continue;
    }
    next = body.next(answer);
  }
  return next.value;
}

/** Like drive(), but awaits the result of each step. */
export async function driveLater<Step, Answer, Value>(
  body: Generator<Step, Value, Answer>,
  perform: (step: Step) => Answer | Promise<Answer>,
): Promise<Value> {
  let next = body.next();
  while (next.done !== true) {
    let answer: Answer;
    try {
      answer = await perform(next.value);
    } catch (error) {
      next = body.throw(error);
      continue;
    }
    next = body.next(answer);
  }
  return next.value;
}
