export { blindIndex } from './blind-index.js';
export { encounterIdOf } from './encounter-id.js';
export { type KeyProvider, keyring } from './keys.js';
export { newKeyring } from './new-keyring.js';
export { hashPassword, passwordMatches } from './password.js';
export { sealingWith, withNewKey } from './rotate-keyring.js';
export { holdsOf, type Place, seal, unseal } from './seal.js';
export { type Caller, callerOf, issueToken } from './token.js';
export { newTokenKey, type TokenKey, tokenKey } from './token-key.js';
