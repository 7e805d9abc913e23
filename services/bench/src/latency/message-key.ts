/** A message among all of all senders; both sides of the line know these three. */
export const messageKey = ({
  tenantId,
  sourceId,
  messageId,
}: {
  readonly tenantId: string;
  readonly sourceId: string;
  readonly messageId: string;
}): string => `${tenantId}/${sourceId}/${messageId}`;
