export const ROLES = ['editor', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Someone who is signed in, or the program's own account that carries the catalogue in. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who asks: nobody in particular, or an actor whose session was checked against the user's row. */
export type Viewer = Actor | null;
