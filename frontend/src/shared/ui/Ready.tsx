import { Button, type ButtonProps } from "@mantine/core";
import { type ComponentPropsWithoutRef, type MouseEvent, useId, useState } from "react";

type Props = ButtonProps &
  ComponentPropsWithoutRef<"button"> & {
    /** What is missing, in words; false once nothing is. */
    unmet: string | false | null | undefined;
  };

/** A button that cannot do its work yet: pressed, it says what is missing, instead of standing grey without a word. */
export function Ready({ unmet, onClick, ...button }: Props) {
  const [told, tell] = useState(false);
  const said = useId();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    tell(Boolean(unmet));
    if (unmet) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <>
      <Button
        {...button}
        aria-disabled={unmet ? true : undefined}
        aria-describedby={told && unmet ? said : undefined}
        onClick={press}
      />
      {told && unmet && (
        <p id={said} className="small error-text" role="alert">
          {unmet}
        </p>
      )}
    </>
  );
}
