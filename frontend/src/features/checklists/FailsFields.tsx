import { MultiSelect, NumberInput, Select, Switch, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FailRule, ItemOfList } from "@/shared/api/visitQueries";
import { SEVERITIES } from "@/shared/ui/Severity";
import { choiceInWords, keyedPlaces, namedPlaces } from "./words";

const NEVER: FailRule = { figure: "", of: "", op: "OVER", value: 0, choices: [] };
type Set = (next: Partial<ItemOfList>) => void;

/** When the line fails, and what its finding says then. */
export function FailsFields({ item, set }: { item: ItemOfList; set: Set }) {
  const { t } = useTranslation();
  const rule = item.fails;
  const begin = () =>
    set({
      fails:
        item.kind === "FIGURES"
          ? { ...NEVER, figure: item.figures[0]?.key ?? "" }
          : { ...NEVER, choices: [item.kind === "YES_NO" ? "NO" : (item.choices.at(-1)?.key ?? "")] },
    });
  return (
    <fieldset className="choice">
      <legend>{t("item.fails")}</legend>
      <div className="stack-tight">
        <Switch
          label={t("item.neverFails")}
          checked={!rule}
          onChange={(event) => (event.currentTarget.checked ? set({ fails: null }) : begin())}
        />
        {rule &&
          (item.kind === "FIGURES" ? (
            <ByFigure item={item} rule={rule} set={set} />
          ) : (
            <ByChoice item={item} rule={rule} set={set} />
          ))}
        {rule && <FindingWords item={item} set={set} />}
      </div>
    </fieldset>
  );
}

function ByFigure({ item, rule, set }: { item: ItemOfList; rule: FailRule; set: Set }) {
  const { t } = useTranslation();
  const options = item.figures.map((one) => ({ value: one.key, label: one.label }));
  const change = (next: Partial<FailRule>) => set({ fails: { ...rule, ...next } });
  return (
    <>
      <div className="checklist-two">
        <Select
          label={t("item.figure")}
          allowDeselect={false}
          data={options}
          value={rule.figure || null}
          onChange={(figure) => change({ figure: figure ?? "" })}
        />
        <Select
          label={t("item.shareOf")}
          placeholder={t("item.noShare")}
          clearable
          data={options.filter((one) => one.value !== rule.figure)}
          value={rule.of || null}
          onChange={(of) => change({ of: of ?? "" })}
        />
      </div>
      <div className="checklist-two">
        <Select
          label={t("item.compare")}
          allowDeselect={false}
          data={[
            { value: "OVER", label: t("item.over") },
            { value: "UNDER", label: t("item.under") },
          ]}
          value={rule.op}
          onChange={(op) => change({ op: op === "UNDER" ? "UNDER" : "OVER" })}
        />
        <NumberInput
          label={t("item.bound")}
          min={0}
          decimalScale={2}
          suffix={rule.of ? "%" : undefined}
          value={rule.value}
          onChange={(value) => change({ value: Number(value) || 0 })}
        />
      </div>
    </>
  );
}

function ByChoice({ item, rule, set }: { item: ItemOfList; rule: FailRule; set: Set }) {
  const { t } = useTranslation();
  const keys = item.kind === "YES_NO" ? ["NO", "YES"] : item.choices.map((one) => one.key);
  return (
    <MultiSelect
      aria-label={t("item.fails")}
      data={keys.map((key) => ({ value: key, label: choiceInWords(item, key, t) || key }))}
      value={rule.choices}
      onChange={(choices) => set({ fails: choices.length ? { ...rule, choices } : null })}
    />
  );
}

/** How grave it is, and the sentence, into which a figure is put by a touch. */
function FindingWords({ item, set }: { item: ItemOfList; set: Set }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t("ticket.severity")}
        allowDeselect={false}
        data={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))}
        value={item.severity}
        onChange={(degree) => set({ severity: SEVERITIES.find((one) => one === degree) ?? item.severity })}
      />
      <Textarea
        label={t("item.finding")}
        description={item.figures.length ? t("item.findingHelp") : undefined}
        withAsterisk
        autosize
        minRows={2}
        maxLength={1000}
        value={namedPlaces(item, item.finding)}
        onChange={(event) => set({ finding: keyedPlaces(item, event.currentTarget.value) })}
      />
      {item.figures.length > 0 && (
        <div className="chips">
          {item.figures.map((figure) => (
            <button
              key={figure.key}
              type="button"
              className="chip"
              onClick={() => set({ finding: `${item.finding.trimEnd()} {${figure.key}}`.trimStart() })}
            >
              {figure.label}
            </button>
          ))}
        </div>
      )}
      <Textarea
        label={t("item.requirement")}
        autosize
        maxLength={1000}
        value={item.requirement}
        onChange={(event) => set({ requirement: event.currentTarget.value })}
      />
    </>
  );
}
