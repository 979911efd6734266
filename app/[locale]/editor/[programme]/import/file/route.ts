import { localeOrDefault } from '@/lib/core/i18n/locales';
import { receiveUpload } from '@/lib/figures/import/uploads/receive';

interface Place {
  readonly params: Promise<{ locale: string; programme: string }>;
}

/** Takes the import form's file as it arrives, and leads to the page that says what would become of it. */
export async function POST(request: Request, { params }: Place): Promise<Response> {
  const { locale: asked, programme } = await params;
  const received = await receiveUpload(request, programme);
  const form = `/${localeOrDefault(asked)}/editor/${encodeURIComponent(programme)}/import`;
  const where = received.ok
    ? `${form}/${received.value.id}`
    : `${form}?${new URLSearchParams({ problem: received.refusals[0]?.code ?? 'failed' })}`;
  return new Response(null, { status: 303, headers: { Location: where, 'Cache-Control': 'no-store' } });
}
