/**
 * The method of the promise flavour whose attempt is being made: its native may be that of another one. Who
 * traces asks for it (lib/trace/call-names.ts).
 */
export const serving: { method: string | null } = { method: null };
