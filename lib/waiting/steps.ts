/** Runs a body that says what may wait and is told how it went. */
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

/** Runs a body that says what may wait, and waits for it elsewhere: the other drive(). */
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
