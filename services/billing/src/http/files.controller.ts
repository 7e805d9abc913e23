import { BadRequestException, Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { fileName } from '../domain/file.js';
import { pathOf } from '../filing/export-file.js';
import { BILLING_STORE, type BillingStore, type FileRow } from '../store/billing-store.js';

const Asked = z.object({
  tenant: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

interface FileView extends Omit<FileRow, 'header' | 'commandId'> {
  readonly name: string;
  /** Below BILLING_FOLDER. */
  readonly path: string;
}

/** The 837 files that were made, the newest first: numbers, counts and places, nothing of what is in them. */
@Controller('api/v1/billing/files')
export class FilesController {
  constructor(@Inject(BILLING_STORE) private readonly store: BillingStore) {}

  @Get()
  async last(@Query() query: unknown): Promise<{ readonly files: readonly FileView[] }> {
    const { data, error } = Asked.safeParse(query);
    if (error !== undefined) throw new BadRequestException('tenant is a tenant’s id, limit a number from 1 to 1000.');
    const files = await this.store.files(data.tenant ?? null, data.limit);
    return { files: files.map((file) => viewOf(file)) };
  }
}

function viewOf(file: FileRow): FileView {
  const { header: _, commandId: __, ...view } = file;
  return { ...view, name: fileName(file.interchange), path: pathOf(file) };
}
