import { TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TakenNumber, WaitingPaper } from "@/shared/api/types";
import { readDate, showDate } from "@/shared/ui/dates";
import { completed, nextOf, type Odd, type Typed } from "./numbers";

/** A paper with its three fields; what is odd about the number, and why the last attempt failed, stand below them. */
export function PaperRow({
  row,
  typed,
  odd,
  refused,
  taken,
  year,
  onChange,
}: {
  row: WaitingPaper;
  typed: Typed;
  odd: Odd | undefined;
  refused: string | undefined;
  taken: TakenNumber[];
  year: number;
  onChange: (next: Partial<Typed>) => void;
}) {
  const { t } = useTranslation();
  const next = nextOf(row, taken, year);
  const named = (field: string) => `${field}: ${row.title}`;
  return (
    <li className="item numbering-row">
      <div>
        <Link className="item-title clamp-2" to="/plans/$planId" params={{ planId: row.id }} search={{}}>
          {row.title}
        </Link>
        <p className="item-facts">
          <span>{t(`documentKind.${row.kind}`)}</span>
          <span>{row.body.short_name}</span>
          {next && <span>{t("numbering.next", { number: next })}</span>}
        </p>
      </div>
      <TextInput
        label={t("numbering.number")}
        aria-label={named(t("numbering.number"))}
        placeholder={next || `…/${row.symbol}`}
        maxLength={80}
        value={typed.number}
        onChange={(event) => onChange({ number: event.currentTarget.value })}
        onBlur={() => typed.number.trim() && onChange({ number: completed(typed.number, row.symbol) })}
      />
      <TextInput
        label={t("numbering.date")}
        aria-label={named(t("numbering.date"))}
        inputMode="numeric"
        placeholder="dd/mm/yyyy"
        value={typed.date}
        error={typed.number.trim() && !readDate(typed.date, year) ? t("numbering.noDate") : undefined}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
      />
      <TextInput
        label={t("numbering.signer")}
        aria-label={named(t("numbering.signer"))}
        maxLength={200}
        value={typed.signer}
        onChange={(event) => onChange({ signer: event.currentTarget.value })}
      />
      {(odd || refused) && (
        <p
          className={refused ? "note tone-red numbering-note" : "note tone-amber numbering-note"}
          role="status"
        >
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {refused ?? (odd && t(`numbering.${odd.why}`, { number: odd.number, date: showDate(odd.date) }))}
        </p>
      )}
    </li>
  );
}
