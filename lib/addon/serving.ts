/**
 * The name of the promise method whose attempt is being made. The native it calls may have another
 * name. Tracing reads it (lib/trace/call-names.ts).
 */
export const serving: { method: string | null } = { method: null };
