import { type PartPictureContext, partPicture } from '@/app/_share/part-picture';

export function GET(request: Request, context: PartPictureContext): Promise<Response> {
  return partPicture(request, context, 'principle');
}
