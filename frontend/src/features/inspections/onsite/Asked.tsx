import { Textarea } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconMinus, IconPlus } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChecklistItem } from "@/shared/api/types";
import { added, inWords, NO, NOT_APPLICABLE, NOTHING, sumOf, type Value, YES } from "./items";

type Props = { item: ChecklistItem; value: Value; disabled: boolean; say: (value: Value) => void };

/** What a line asks, by its kind. */
export function Asked(props: Props) {
  switch (props.item.kind) {
    case "FIGURES":
      return <Figures {...props} />;
    case "YES_NO":
    case "CHOICE":
      return <Choices {...props} />;
    case "TEXT":
      return <Words {...props} />;
    default:
      return null; // PHOTO: its photos are the answer
  }
}

function Choices({ item, value, disabled, say }: Props) {
  const { t } = useTranslation();
  const options =
    item.kind === "YES_NO"
      ? [
          { key: YES as string, label: t("onsite.yes") },
          { key: NO as string, label: t("onsite.no") },
        ]
      : item.choices;
  const all = [...options, { key: NOT_APPLICABLE as string, label: t("onsite.notApplicable") }];
  return (
    <div
      className={item.kind === "YES_NO" ? "choice-three" : "choice-list"}
      role="radiogroup"
      aria-labelledby={`item-${item.id}`}
    >
      {all.map(({ key, label }) => (
        <label key={key} className={key === value.choice ? "choice-one choice-on" : "choice-one"}>
          <input
            type="radio"
            name={`item-${item.id}`}
            checked={key === value.choice}
            disabled={disabled}
            onChange={() => say({ ...NOTHING, choice: key })}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

function Words({ item, value, disabled, say }: Props) {
  const [typed, type] = useState(value.text);
  const [from, setFrom] = useState(value.text);
  if (from !== value.text) {
    setFrom(value.text); // somebody else's words arrived
    if (typed !== value.text) type(value.text);
  }
  return (
    <Textarea
      aria-labelledby={`item-${item.id}`}
      autosize
      minRows={3}
      maxLength={5000}
      value={typed}
      disabled={disabled}
      onChange={(event) => {
        type(event.currentTarget.value);
        setFrom(event.currentTarget.value);
        say({ ...NOTHING, text: event.currentTarget.value });
      }}
    />
  );
}

function Figures({ item, value, disabled, say }: Props) {
  const set = (key: string, figure: number | undefined) => {
    const { [key]: _, ...others } = value.figures;
    say({ ...NOTHING, figures: figure === undefined ? others : { ...others, [key]: figure } });
  };
  return (
    <div className="counts">
      {item.figures.map((figure) => (
        <Figure
          key={figure.key}
          label={[figure.label, figure.unit && `(${figure.unit})`].filter(Boolean).join(" ")}
          value={value.figures[figure.key]}
          disabled={disabled}
          set={(next) => set(figure.key, next)}
        />
      ))}
      <SumLine item={item} value={value} />
    </div>
  );
}

const shown = (value: number | undefined): string => (value === undefined ? "" : inWords(value));

/** `12`, `12,5` or nothing; undefined while it is no number. */
const read = (text: string): number | undefined | null => {
  const clean = text.trim().replace(",", ".");
  if (!clean) return undefined;
  return /^\d{1,9}(\.\d{1,2})?$/.test(clean) ? Number(clean) : null;
};

/** A number by its steps, or typed. */
function Figure({
  label,
  value,
  disabled,
  set,
}: {
  label: string;
  value: number | undefined;
  disabled: boolean;
  set: (value: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const [typed, type] = useState(shown(value));
  useEffect(() => {
    type((now) => (read(now) === value ? now : shown(value)));
  }, [value]);
  const wrong = read(typed) === null;
  const step = (by: number) => set(Math.max(0, (value ?? 0) + by));
  return (
    <div className="count">
      <span className="count-label">{label}</span>
      <button
        type="button"
        className="count-step"
        disabled={disabled || !value}
        aria-label={t("onsite.less", { label })}
        onClick={() => step(-1)}
      >
        <IconMinus size={20} stroke={1.75} aria-hidden />
      </button>
      <input
        className="count-field"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={wrong}
        value={typed}
        disabled={disabled}
        placeholder="–"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          type(event.currentTarget.value);
          const next = read(event.currentTarget.value);
          if (next !== null) set(next);
        }}
      />
      <button
        type="button"
        className="count-step"
        disabled={disabled}
        aria-label={t("onsite.more", { label })}
        onClick={() => step(1)}
      >
        <IconPlus size={20} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}

/** "40 + 25 + 1 = 66, khớp Biên chế", as soon as all figures are there. */
function SumLine({ item, value }: { item: ChecklistItem; value: Value }) {
  const { t } = useTranslation();
  const sum = sumOf(item, value.figures);
  if (!sum) return null;
  const words = {
    sum: `${sum.parts.map(inWords).join(" + ")} = ${inWords(added(sum.parts))}`,
    name: sum.name,
    total: inWords(sum.total),
  };
  return (
    <p className={sum.agrees ? "count-sum agrees" : "count-sum differs"} role="status">
      {sum.agrees ? (
        <IconCircleCheck size={18} stroke={2} aria-hidden />
      ) : (
        <IconAlertTriangle size={18} stroke={2} aria-hidden />
      )}
      {t(sum.agrees ? "onsite.sumAgrees" : "onsite.sumDiffers", words)}
    </p>
  );
}
