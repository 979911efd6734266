import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';

interface OneTimeLinkProps {
  readonly id: string;
  /** Nothing yet without it. */
  readonly address: string | undefined;
  readonly made: string;
  readonly label: string;
}

/** An address that is shown this once, in a field from which it is easily copied. */
export function OneTimeLink({ id, address, made, label }: OneTimeLinkProps) {
  return (
    <div role="status">
      {address !== undefined && (
        <Notice kind="success">
          <p className="mb-2">{made}</p>
          <Field id={id} name="link" label={label} value={address} readOnly spellCheck={false} />
        </Notice>
      )}
    </div>
  );
}
