import { Checkbox } from "@mantine/core";
import {
  IconArrowsMove,
  IconCalendar,
  IconMinus,
  IconPencil,
  IconPlus,
  type IconProps,
} from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangeKind, Difference, LineChange } from "@/shared/api/types";
import { Badge, type Tone } from "@/shared/ui/badges";
import { Empty } from "@/shared/ui/states";

const LOOKS: Record<ChangeKind, [Tone, ComponentType<IconProps>]> = {
  ADDED: ["green", IconPlus],
  DROPPED: ["red", IconMinus],
  CHANGED: ["blue", IconPencil],
  REDATED: ["amber", IconCalendar],
  MOVED: ["violet", IconArrowsMove],
};

/** What may be ticked: the keys taken, and how to change them. */
export type Choice = { taken: ReadonlySet<string>; set: (keys: Iterable<string>) => void };

/** Old and new of every line that differs, narrowed to a kind; with `choice` each can be taken or left. */
export function DifferenceTable({ difference, choice }: { difference: Difference; choice?: Choice }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ChangeKind | null>(null);
  const rows = difference.rows.filter((row) => !kind || row.kinds.includes(kind));
  const chip = (value: ChangeKind | null, label: string, count: number) => (
    <button
      key={label}
      type="button"
      aria-pressed={kind === value}
      className={kind === value ? "chip chip-on" : "chip"}
      onClick={() => setKind(value)}
    >
      {label} <b>{count}</b>
    </button>
  );
  return (
    <div className="stack">
      <fieldset className="chips plain-set" aria-label={t("versions.what")}>
        {chip(null, t("versions.all"), difference.rows.length)}
        {difference.counts.map((one) => chip(one.kind, t(`versions.kind.${one.kind}`), one.count))}
      </fieldset>
      {rows.length === 0 ? (
        <Empty title={t("versions.noneOfKind")} />
      ) : (
        <div className="table-wrap">
          <table className="outline difference">
            <thead>
              <tr>
                {choice && (
                  <th scope="col">
                    <All rows={rows} choice={choice} />
                  </th>
                )}
                <th scope="col">{t("versions.no")}</th>
                <th scope="col">{t("versions.line")}</th>
                <th scope="col">{t("versions.what")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} choice={choice} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function All({ rows, choice }: { rows: LineChange[]; choice: Choice }) {
  const { t } = useTranslation();
  const taken = rows.filter((row) => choice.taken.has(row.key)).length;
  const toggle = () => {
    const others = [...choice.taken].filter((key) => !rows.some((row) => row.key === key));
    choice.set(taken === rows.length ? others : [...others, ...rows.map((row) => row.key)]);
  };
  return (
    <Checkbox
      aria-label={t("versions.takeAll")}
      checked={taken === rows.length}
      indeterminate={taken > 0 && taken < rows.length}
      onChange={toggle}
    />
  );
}

function Row({ row, choice }: { row: LineChange; choice: Choice | undefined }) {
  const { t } = useTranslation();
  const no = row.no_new ?? row.no_old ?? "";
  const taken = choice?.taken.has(row.key);
  return (
    <tr>
      {choice && (
        <td>
          <Checkbox
            aria-label={t("versions.takeLine", { no })}
            checked={taken ?? false}
            onChange={() =>
              choice.set(
                taken ? [...choice.taken].filter((key) => key !== row.key) : [...choice.taken, row.key],
              )
            }
          />
        </td>
      )}
      <td className="outline-no" data-label={t("versions.no")}>
        {row.no_old && row.no_new && row.no_old !== row.no_new ? `${row.no_old} → ${row.no_new}` : no}
      </td>
      <td data-label={t("versions.line")}>
        <p className="clamp-2">{row.title}</p>
        <p className="item-facts">
          {row.kinds.map((kind) => (
            <Badge key={kind} tone={LOOKS[kind][0]} icon={LOOKS[kind][1]} look="plain">
              {t(`versions.kind.${kind}`)}
            </Badge>
          ))}
        </p>
      </td>
      <td data-label={t("versions.what")}>
        <dl className="old-new">
          {row.fields.map((field) => (
            <div key={field.field}>
              <dt className="dim small">{field.label}</dt>
              <dd>
                {field.old && (
                  <del>
                    <span className="visually-hidden">{t("versions.before")}: </span>
                    {field.old}
                  </del>
                )}
                {field.new && (
                  <ins>
                    <span className="visually-hidden">{t("versions.after")}: </span>
                    {field.new}
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  );
}
