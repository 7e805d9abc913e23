/** The number of our own error when `appLock` got no lock: `sp_getapplock` tells of a deadlock by its return value only. */
export const NO_APP_LOCK = 51_205;

/**
 * T-SQL that waits until nobody else holds the lock of this name, and holds it until the transaction ends or `appUnlock`.
 * The name is ours, without quotes.
 */
export const appLock = (name: string): string => `declare @applock int;
exec @applock = sp_getapplock @Resource = N'${name}', @LockMode = 'Exclusive', @LockOwner = 'Transaction';
if @applock < 0
begin
  ;throw ${NO_APP_LOCK}, N'No application lock.', 1;
end;`;

/** T-SQL that gives the lock back before the transaction ends. */
export const appUnlock = (name: string): string =>
  `exec sp_releaseapplock @Resource = N'${name}', @LockOwner = 'Transaction';`;
