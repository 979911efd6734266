import { chartAnswer } from '@/app/_open-data/chart-answer';
import { targetChart } from '@/app/_open-data/target-chart';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ locale: string; programme: string; slug: string; file: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const given = await params;
  return chartAnswer(request, given, (key, asked) => targetChart(given.slug, key, asked));
}
