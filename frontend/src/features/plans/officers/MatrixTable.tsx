import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Matrix, MatrixCell, MatrixUnit } from "@/shared/api/types";
import { cellKey, chosen, type Edits, fillUnit, wholeUnit, withEdit } from "./changes";

type Setting = { matrix: Matrix; edits: Edits; set: (edits: Edits) => void; busy: boolean };

/** A row per unit, a column per area; on a phone one unit at a time. */
export function MatrixTable({ matrix, edits, set, busy }: Setting) {
  const { t } = useTranslation();
  const [one, choose] = useState(matrix.units[0]?.unit.id);
  const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.area, cell.unit_id), cell]));
  const may = matrix.units.some((row) => row.may);
  const setting = { matrix, edits, set, busy };
  return (
    <>
      <NativeSelect
        className="matrix-unit-choice"
        label={t("matrix.unit")}
        value={String(one)}
        onChange={(event) => choose(Number(event.currentTarget.value))}
        data={matrix.units.map(({ unit }) => ({ value: String(unit.id), label: unit.name }))}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className="table-wrap matrix-wrap" aria-label={t("planPage.officers")} tabIndex={0}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{t("matrix.unit")}</th>
              {may && <th scope="col">{t("matrix.whole")}</th>}
              {matrix.areas.map(({ area, title }) => (
                <th key={area} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.units.map((row) => (
              <tr key={row.unit.id} className={row.unit.id === one ? "matrix-one" : ""}>
                <th scope="row" title={row.unit.name}>
                  {row.unit.short_name}
                  {may && !row.may && <p className="dim small">{t("matrix.readOnly")}</p>}
                  {row.people.length === 0 && <p className="dim small">{t("matrix.noPeople")}</p>}
                </th>
                {may && (
                  <td className="matrix-whole">
                    <Whole row={row} {...setting} />
                  </td>
                )}
                {matrix.areas.map(({ area, title }) => {
                  const cell = cells.get(cellKey(area, row.unit.id));
                  return cell ? (
                    <td key={area} data-label={title}>
                      <Cell row={row} cell={cell} area={title} {...setting} />
                    </td>
                  ) : (
                    <td key={area} className="matrix-none">
                      <span className="dim">–</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const NOBODY = "";
const DIFFER = "*";

const people = (row: MatrixUnit, nobody: string) => [
  { value: NOBODY, label: nobody },
  ...row.people.map((person) => ({ value: String(person.id), label: person.full_name })),
];

const asId = (value: string): number | null => (value === NOBODY ? null : Number(value));

function Whole({ row, matrix, edits, set, busy }: Setting & { row: MatrixUnit }) {
  const { t } = useTranslation();
  if (!row.may || !row.people.length) return <span className="dim">–</span>;
  const whole = wholeUnit(matrix, edits, row.unit.id);
  return (
    <NativeSelect
      aria-label={t("matrix.wholeOf", { unit: row.unit.short_name })}
      value={whole === undefined ? DIFFER : String(whole ?? NOBODY)}
      disabled={busy}
      onChange={({ currentTarget: { value } }) =>
        value !== DIFFER && set(fillUnit(matrix, edits, row.unit.id, asId(value)))
      }
      data={[
        ...(whole === undefined ? [{ value: DIFFER, label: t("matrix.wholeFill") }] : []),
        ...people(row, t("matrix.nobody")),
      ]}
    />
  );
}

function Cell({
  row,
  cell,
  area,
  edits,
  set,
  busy,
}: Setting & { row: MatrixUnit; cell: MatrixCell; area: string }) {
  const { t } = useTranslation();
  const officer = chosen(cell, edits);
  const changed = officer !== cell.officer_id;
  return (
    <>
      {!row.people.length ? null : cell.may ? (
        <NativeSelect
          aria-label={t("matrix.cellOf", { unit: row.unit.short_name, area })}
          className={changed ? "matrix-changed" : undefined}
          value={String(officer ?? NOBODY)}
          disabled={busy}
          onChange={({ currentTarget: { value } }) => set(withEdit(edits, cell, asId(value)))}
          data={people(row, t("matrix.nobody"))}
        />
      ) : (
        <p>{row.people.find((person) => person.id === officer)?.full_name ?? t("matrix.nobody")}</p>
      )}
      <p className="small dim">
        {t("matrix.tasks", { count: cell.tasks })},{" "}
        {cell.unnamed ? (
          <b className="whole matrix-unnamed">{t("matrix.unnamed", { count: cell.unnamed })}</b>
        ) : (
          <span className="whole">{t("matrix.allNamed")}</span>
        )}
      </p>
    </>
  );
}
