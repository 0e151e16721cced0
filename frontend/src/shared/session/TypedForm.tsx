import { Alert, Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";

/** A form of texts with what is wrong with all of it above, and its button below. */
export function TypedForm({
  form,
  submit,
  className,
  children,
  below,
}: {
  form: { onSubmit: (event: FormEvent) => void; trouble: string | null; busy: boolean };
  submit: string;
  className?: string;
  children: ReactNode;
  below?: ReactNode;
}) {
  return (
    <form className="stack" onSubmit={form.onSubmit}>
      {form.trouble && (
        <Alert color="son" role="alert">
          {form.trouble}
        </Alert>
      )}
      {children}
      <Button type="submit" className={className} loading={form.busy}>
        {submit}
      </Button>
      {below}
    </form>
  );
}
