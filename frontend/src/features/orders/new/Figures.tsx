import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { BLANK, COMPARED, type Draft, KINDS, MOST } from "./draft";

type Figure = Draft["figures"][number];
const CHECKS = ["AT_MOST_PREVIOUS", "AT_LEAST_PREVIOUS"] as const;

/** Up to twelve figures that each unit fills in. */
export function Figures({
  figures,
  onChange,
  tried,
  said,
}: {
  figures: Figure[];
  onChange: (figures: Figure[]) => void;
  tried: boolean;
  said: (field: string) => string | undefined;
}) {
  const { t } = useTranslation();
  const set = (at: number, next: Partial<Figure>) =>
    onChange(figures.map((one, index) => (index === at ? { ...one, ...next } : one)));
  return (
    <div className="stack-tight">
      <p className="dim small">{t("newOrder.figuresHelp")}</p>
      {figures.map((figure, at) => {
        const before = figures[at - 1];
        const comparable = before?.kind === figure.kind && COMPARED.includes(figure.kind);
        return (
          <fieldset key={figure.id} className="figure-row" aria-label={t("newOrder.figure", { n: at + 1 })}>
            <TextInput
              className="figure-name"
              label={t("newOrder.name")}
              withAsterisk
              maxLength={120}
              value={figure.name}
              error={tried && !figure.name.trim() ? t("newOrder.needName") : said(`figures.${at}.name`)}
              onChange={(event) => set(at, { name: event.currentTarget.value })}
            />
            <NativeSelect
              label={t("newOrder.kind")}
              value={figure.kind}
              onChange={(event) =>
                set(at, { kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? "NUMBER" })
              }
              data={KINDS.map((kind) => ({ value: kind, label: t(`figureKind.${kind}`) }))}
            />
            <TextInput
              className="figure-unit"
              label={t("newOrder.unit")}
              maxLength={30}
              disabled={figure.kind !== "NUMBER"}
              value={figure.kind === "NUMBER" ? figure.unit : ""}
              onChange={(event) => set(at, { unit: event.currentTarget.value })}
            />
            {at > 0 && (
              <NativeSelect
                label={t("newOrder.check")}
                disabled={!comparable}
                value={comparable ? figure.check : ""}
                error={said(`figures.${at}.check`)}
                onChange={(event) =>
                  set(at, { check: CHECKS.find((one) => one === event.currentTarget.value) ?? "" })
                }
                data={[
                  { value: "", label: t("newOrder.noCheck") },
                  ...CHECKS.map((one) => ({ value: one, label: t(`figureCheck.${one}`) })),
                ]}
              />
            )}
            <Checkbox
              className="figure-required"
              label={t("newOrder.required")}
              checked={figure.required}
              onChange={(event) => set(at, { required: event.currentTarget.checked })}
            />
            <Button
              variant="subtle"
              color="gray"
              className="figure-remove"
              aria-label={t("newOrder.removeFigure", { n: at + 1 })}
              title={t("newOrder.removeFigure", { n: at + 1 })}
              onClick={() => onChange(figures.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </Button>
          </fieldset>
        );
      })}
      {figures.length < MOST && (
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([...figures, { ...BLANK, id: crypto.randomUUID?.() ?? String(Date.now()) }])
          }
        >
          {t("newOrder.addFigure")}
        </Button>
      )}
    </div>
  );
}
