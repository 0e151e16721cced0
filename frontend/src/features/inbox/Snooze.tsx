import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconClockPause } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WorkRow } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { dayOf, readDate, showDate, weekday } from "@/shared/ui/dates";
import { REFUSED } from "@/shared/ui/refused";
import { plus } from "@/shared/views/days";
import { LONGEST, offeredFrom } from "./days";

type Row = Pick<WorkRow, "id" | "title">;
/** Whether nobody works on a day. */
export type Rests = (day: string) => boolean;

/** Puts things aside until a day, for oneself alone, and brings them back. */
export function useSnooze() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { mutate } = useAct((_, sent) => {
    void queries.invalidateQueries({ queryKey: ["work"] });
    const { record, until } = sent.body as { record: string; until: string | null };
    notifications.hide(record);
    notifications.show({
      id: record,
      message: (
        <>
          {until ? t("desk.done", { date: showDate(until) }) : t("desk.woken")}{" "}
          {until && (
            <button type="button" className="text-button" onClick={() => send(record, null)}>
              {t("desk.undo")}
            </button>
          )}
        </>
      ),
      autoClose: until ? 10_000 : 4000,
    });
  });
  const send = (record: string, until: string | null) =>
    mutate(
      { path: "work/snoozes", body: { record, until } },
      { onError: () => notifications.show({ ...REFUSED, message: t("desk.failed") }) },
    );
  return send;
}

/** The clock of a row, and under it the days until which it may be put aside. */
export function SnoozeButton({
  row,
  rests,
  opened,
  open,
  put,
}: {
  row: Row;
  rests: Rests;
  opened: boolean;
  open: (opened: boolean) => void;
  put: (until: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Popover
      opened={opened}
      onChange={open}
      position="bottom-end"
      width={280}
      trapFocus
      returnFocus
      hideDetached={false} // walking through it may scroll its row away, on a phone
      classNames={{ dropdown: "snooze-list" }}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          className={opened ? "snooze snooze-open" : "snooze"}
          aria-label={t("desk.snoozeOne", { title: row.title })}
          title={`${t("desk.snooze")} (S)`}
          onClick={() => open(!opened)}
        >
          <IconClockPause size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("desk.snoozeOne", { title: row.title })}>
        <Days rests={rests} put={put} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Days({ rests, put }: { rests: Rests; put: (until: string) => void }) {
  const { t, i18n } = useTranslation();
  const today = dayOf(useLive().now().toISOString());
  const [typed, type] = useState("");
  const [wrong, setWrong] = useState(false);
  const putTyped = () => {
    const day = readDate(typed, Number(today.slice(0, 4)));
    if (day && day > today && day <= plus(today, LONGEST)) put(day);
    else setWrong(true);
  };
  return (
    <div className="snooze-days">
      <p className="dim small">{t("desk.snoozeHelp")}</p>
      {offeredFrom(today, rests).map(({ name, on }) => (
        <Button
          key={on}
          variant="default"
          justify="space-between"
          rightSection={<time className="dim">{showDate(on).slice(0, 5)}</time>}
          onClick={() => put(on)}
        >
          {name ? t(`desk.day.${name}`) : <span className="capital">{weekday(on, i18n.language)}</span>}
        </Button>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          putTyped();
        }}
      >
        <TextInput
          label={t("desk.other")}
          description={t("desk.otherHelp")}
          inputMode="numeric"
          value={typed}
          error={wrong && t("desk.wrongDay")}
          onChange={(event) => {
            setWrong(false);
            type(event.currentTarget.value);
          }}
        />
        {typed && (
          <Button type="submit" fullWidth mt={8}>
            {t("desk.put")}
          </Button>
        )}
      </form>
    </div>
  );
}
