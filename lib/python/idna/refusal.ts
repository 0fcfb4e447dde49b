/** Why a label cannot be encoded. Positions count code points from the start of the label. */
export interface Refusal {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}
