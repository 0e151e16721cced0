import { Button, Menu, Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { actsOnManyQuery } from "@/shared/api/queries";
import type { ListedTask } from "@/shared/api/types";
import { usePhone } from "@/shared/ui/usePhone";
import { type ManyAct, MOST_AT_ONCE } from "./acts";
import { ManyForm } from "./ManyForm";
import type { Ticks } from "./useTicks";

type Asked = { act: ManyAct; count: number; rows: ListedTask[] };

/** Shown when tasks are ticked: the acts that may be done with at least one of them. */
export function ManyBar({ ticks }: { ticks: Ticks }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  const { rows } = ticks;
  return (
    <>
      {rows.length > 0 && (
        <section className="sticky-bar many-bar no-print" aria-label={t("many.acts")}>
          <p className="grow small" role="status">
            {t("many.picked", { count: rows.length })}
          </p>
          {rows.length > MOST_AT_ONCE ? (
            <p className="small">{t("many.tooMany", { count: MOST_AT_ONCE })}</p>
          ) : (
            <Offered
              rows={rows}
              ask={(act, count) => {
                ask({ act, count, rows });
                setOpen(true);
              }}
            />
          )}
          <Button variant="subtle" onClick={() => ticks.drop(rows.map(({ id }) => id))}>
            {t("many.clear")}
          </Button>
        </section>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={asked && t(`many.act.${asked.act}`)}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked && <ManyForm {...asked} drop={ticks.drop} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function Offered({ rows, ask }: { rows: ListedTask[]; ask: (act: ManyAct, count: number) => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [ids] = useDebouncedValue(rows.map(({ id }) => id).join(","), 150);
  const { data, error, refetch } = useQuery(actsOnManyQuery(ids));
  if (error && !data)
    return (
      <p className="small" role="alert">
        {error.message}{" "}
        <button type="button" className="button-link" onClick={() => void refetch()}>
          {t("app.retry")}
        </button>
      </p>
    );
  if (!data) return null;
  if (!data.acts.length) return <p className="dim small">{t("many.none")}</p>;
  if (!phone)
    return data.acts.map(({ name, count }) => (
      <Button key={name} variant="default" onClick={() => ask(name, count)}>
        {t(`many.act.${name}`)}
      </Button>
    ));
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Button rightSection={<IconChevronUp size={16} stroke={1.75} aria-hidden />}>{t("many.acts")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data.acts.map(({ name, count }) => (
          <Menu.Item key={name} onClick={() => ask(name, count)}>
            {t(`many.act.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
