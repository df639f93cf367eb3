/** The unit in which a guide says numbers that were computed in nats. */
export interface InformationWords {
  name: string;
  /** Nats in this unit. */
  of(nats: number): number;
}

export const NATS: InformationWords = { name: 'nats', of: (nats) => nats };
