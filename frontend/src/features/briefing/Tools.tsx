import { Button, Menu, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconChevronLeft,
  IconChevronRight,
  IconCopy,
  IconDownload,
  IconPresentation,
  IconPrinter,
  IconX,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Briefing, type BriefingSearch, SPANS, type SpanKind } from "@/shared/api/briefingQueries";
import { download } from "@/shared/api/client";
import { useAreas } from "@/shared/areas/areas";
import { copy } from "@/shared/ui/copy";
import { showMoment } from "@/shared/ui/dates";
import { REFUSED } from "@/shared/ui/refused";
import { asMessage, beside } from "./words";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** Paper, projector, files, a message. */
export function Tools({
  briefing,
  search,
  projected,
  project,
}: {
  briefing: Briefing;
  search: BriefingSearch;
  projected: boolean;
  project: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  const write = useMutation({
    mutationFn: ({ form, by }: { form: "docx" | "xlsx"; by?: "unit" }) => {
      const asked = Object.entries({ ...search, form, by }).filter((pair): pair is [string, string] =>
        Boolean(pair[1]),
      );
      return download(`briefing/paper?${new URLSearchParams(asked)}`, `giao-ban-${briefing.first}.${form}`);
    },
    onError: ({ message }) => notifications.show({ ...REFUSED, title: t("views.notWritten"), message }),
  });
  const copied = () => {
    const done = copy(asMessage(briefing, t));
    notifications.show({
      ...(done ? { autoClose: 5000 } : REFUSED),
      message: t(done ? "briefing.copied" : "briefing.notCopied"),
    });
  };
  return (
    <div className="filter-row no-print">
      <Button leftSection={<IconPrinter {...icon} />} onClick={() => window.print()}>
        {t("briefing.print")}
      </Button>
      <Button
        variant="default"
        className="desk"
        leftSection={projected ? <IconX {...icon} /> : <IconPresentation {...icon} />}
        onClick={() => project(!projected)}
      >
        {t(projected ? "briefing.leave" : "briefing.project")}
      </Button>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload {...icon} />} loading={write.isPending}>
            {t("briefing.files")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => write.mutate({ form: "docx" })}>{t("briefing.docx")}</Menu.Item>
          <Menu.Item onClick={() => write.mutate({ form: "xlsx" })}>{t("briefing.xlsx")}</Menu.Item>
          <Menu.Item onClick={() => write.mutate({ form: "xlsx", by: "unit" })}>
            {t("briefing.byUnit")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={copied}>
            {t("briefing.zalo")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Which body, which meeting, about which time, narrowed to what: all of it in the address. */
export function Choices({
  briefing,
  search,
  set,
}: {
  briefing: Briefing;
  search: BriefingSearch;
  set: (next: BriefingSearch) => void;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  return (
    <search className="filters">
      <fieldset className="chips chips-small" aria-label={t("briefing.span")}>
        {SPANS.map((one: SpanKind) => (
          <button
            key={one}
            type="button"
            className={one === briefing.kind ? "chip chip-on" : "chip"}
            aria-pressed={one === briefing.kind}
            onClick={() => set({ span: one === "WEEK" ? undefined : one })}
          >
            {t(`briefing.spans.${one}`)}
          </button>
        ))}
      </fieldset>
      <div className="briefing-turn">
        <button
          type="button"
          className="icon-button"
          aria-label={t("briefing.earlier")}
          title={t("briefing.earlier")}
          onClick={() => set({ day: beside(briefing, -1) })}
        >
          <IconChevronLeft size={18} stroke={1.75} aria-hidden />
        </button>
        <button
          type="button"
          className={search.day ? "chip" : "chip chip-on"}
          aria-pressed={!search.day}
          onClick={() => set({ day: undefined })}
        >
          {t("briefing.now")}
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t("briefing.later")}
          title={t("briefing.later")}
          onClick={() => set({ day: beside(briefing, 1) })}
        >
          <IconChevronRight size={18} stroke={1.75} aria-hidden />
        </button>
      </div>
      {briefing.bodies.length > 1 && (
        <Select
          aria-label={t("briefing.body")}
          allowDeselect={false}
          data={briefing.bodies.map((one) => ({ value: String(one.id), label: one.short_name }))}
          value={String(briefing.body.id)}
          onChange={(body) => set({ body: body ?? undefined, lead: undefined })}
          className="filter"
          comboboxProps={{ width: "max-content" }}
        />
      )}
      <Select
        aria-label={t("briefing.unit")}
        placeholder={`${t("briefing.unit")}: ${t("briefing.all")}`}
        clearable
        searchable
        data={briefing.units.map((one) => ({ value: String(one.id), label: one.short_name }))}
        value={search.lead ?? null}
        onChange={(lead) => set({ lead: lead ?? undefined })}
        className={search.lead ? "filter filter-on" : "filter"}
        comboboxProps={{ width: "max-content" }}
      />
      <Select
        aria-label={t("briefing.area")}
        placeholder={`${t("briefing.area")}: ${t("briefing.all")}`}
        clearable
        data={areas.every}
        value={search.area ?? null}
        onChange={(area) => set({ area: area ?? undefined })}
        className={search.area ? "filter filter-on" : "filter"}
        comboboxProps={{ width: "max-content" }}
      />
      <p className="dim small as-of">{t("briefing.asOf", { moment: showMoment(briefing.as_of) })}</p>
    </search>
  );
}
