/** The family of a rule: the letters of its id. */
export const familyOf = ({ id }: { readonly id: string }): string => id.replace(/-\d+$/, '');
