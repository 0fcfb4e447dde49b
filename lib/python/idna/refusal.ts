/** Why a label has no bytes: positions are those of code points, and of the label. */
export interface Refusal {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}
