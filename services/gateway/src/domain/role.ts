/** Who may do what is said at each operation. */
export const ROLES = ['admin', 'biller', 'integration', 'operator'] as const;
export type Role = (typeof ROLES)[number];
