import { NumberInput, Switch, Textarea, TextInput } from "@mantine/core";
import type { ChangeEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Named<T, V> = { [K in keyof T]-?: T[K] extends V ? K : never }[keyof T];

/** What of a part of the minutes is written: the part, which of its words, and how it takes another. */
type CellProps<T, V> = {
  of: T;
  name: Named<T, V>;
  set: (part: Partial<T>) => void;
  label: string;
  disabled: boolean;
};
type WordsProps<T> = CellProps<T, string> & {
  most?: number;
  /** The label is read out alone: what it is stands above already. */
  quiet?: boolean;
};

const written = <T,>({ of, name, set, label, disabled, most = 500, quiet }: WordsProps<T>) => ({
  [quiet ? "aria-label" : "label"]: label,
  value: of[name] as string,
  maxLength: most,
  disabled,
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    set({ [name]: event.currentTarget.value } as Partial<T>),
});

export const Line = <T,>(props: WordsProps<T>) => <TextInput {...written(props)} />;

export const Words = <T,>({ rows = 1, ...props }: WordsProps<T> & { rows?: number }) => (
  <Textarea autosize minRows={rows} {...written(props)} />
);

/** A number from 1 on; `none`: what it is when nothing is typed. */
export const Count = <T,>({
  of,
  name,
  set,
  label,
  disabled,
  most,
  none,
}: CellProps<T, number | null> & { most: number; none: number | null }) => (
  <NumberInput
    label={label}
    min={1}
    max={most}
    value={(of[name] as number | null) ?? ""}
    disabled={disabled}
    onChange={(value) => set({ [name]: Number(value) || none } as Partial<T>)}
  />
);

export const YesNo = ({
  label,
  yes,
  set,
  disabled,
}: {
  label: string;
  yes: boolean;
  set: (yes: boolean) => void;
  disabled: boolean;
}) => (
  <Switch
    label={label}
    checked={yes}
    disabled={disabled}
    onChange={(event) => set(event.currentTarget.checked)}
  />
);

export const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="choice minutes-group">
    <legend>{title}</legend>
    <div className="stack-tight">{children}</div>
  </fieldset>
);

/** One a line. */
export const Lines = <T,>({ of, name, set, label, disabled }: CellProps<T, string[]>) => {
  const { t } = useTranslation();
  return (
    <Textarea
      label={label}
      description={t("siteMinutes.onePerLine")}
      autosize
      minRows={2}
      value={(of[name] as string[]).join("\n")}
      disabled={disabled}
      onChange={(event) => set({ [name]: event.currentTarget.value.split("\n") } as Partial<T>)}
    />
  );
};
