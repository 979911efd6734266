import { chartAnswer } from '@/app/_open-data/chart-answer';
import { partChart } from '@/app/_open-data/part-chart';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ locale: string; programme: string; file: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return chartAnswer(request, await params, (slug, asked) => partChart('theme', slug, asked));
}
