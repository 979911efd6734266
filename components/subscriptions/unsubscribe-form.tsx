import { useLocale } from 'next-intl';
import { Button } from '@/components/ui/button';
import { unsubscribeAction } from '@/lib/subscriptions/actions';

interface UnsubscribeFormProps {
  readonly token: string;
  readonly label: string;
  readonly kind?: 'primary' | 'warning';
}

/** Ends everything and deletes the address; a button, because programs follow links in mail. */
export function UnsubscribeForm({ token, label, kind = 'primary' }: UnsubscribeFormProps) {
  return (
    <form action={unsubscribeAction}>
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="token" value={token} />
      <Button kind={kind}>{label}</Button>
    </form>
  );
}
