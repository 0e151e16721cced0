import { Button, Drawer } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "@/shared/ui/usePhone";
import { ListCount } from "./ListCount";

/** What narrows a page, and how much is left: in its place on a desk; on a phone in a sheet from below, behind one button that says
 * how many of them act, so that the page begins with what it is about. */
export function FilterSheet({
  className,
  acting,
  count,
  tools,
  children,
}: {
  className: string;
  acting: number;
  count: string | undefined;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [opened, open] = useState(false);
  const left = <ListCount said={count} />;
  const all = (
    <search className={`filters ${className}`}>
      {children}
      {!phone && left}
      {tools}
    </search>
  );
  if (!phone) return all;
  return (
    <div className="filter-sheet">
      <button
        type="button"
        className={acting ? "chip chip-on" : "chip"}
        aria-haspopup="dialog"
        onClick={() => open(true)}
      >
        <IconFilter size={16} stroke={1.75} aria-hidden />
        {t("views.filters")}
        {acting > 0 && <b>{acting}</b>}
      </button>
      {left}
      <Drawer
        keepMounted // what was typed last is searched for though the sheet is closed at once
        opened={opened}
        onClose={() => open(false)}
        position="bottom"
        size="auto"
        title={t("views.filters")}
        closeButtonProps={{ "aria-label": t("app.close") }}
        attributes={{ header: { role: "presentation" } }}
      >
        <div className="stack">
          {all}
          <Button size="lg" onClick={() => open(false)}>
            {count ? t("views.seeLeft", { count }) : t("app.close")}
          </Button>
        </div>
      </Drawer>
    </div>
  );
}
