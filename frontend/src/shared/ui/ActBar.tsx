import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDots, type IconProps } from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "@/shared/ui/usePhone";

export type BarAct = {
  label: string;
  icon?: ComponentType<IconProps>;
  primary?: boolean;
  loading?: boolean;
  /** Of no use on a phone. */
  deskOnly?: boolean;
} & ({ link: LinkProps } | { run: () => void });

/** What may be done on a page that no flow offers: beside each other on a desk; on a phone the primary one, or the first, the others
 * under "…", so that the page begins with what it is about. */
export function ActBar({ acts, children }: { acts: BarAct[]; children?: ReactNode }) {
  const phone = usePhone();
  const offered = phone ? acts.filter((act) => !act.deskOnly) : acts;
  const first = offered.find((act) => act.primary) ?? offered[0];
  const shown = phone && offered.length > 2 ? offered.filter((act) => act === first) : offered;
  const rest = offered.filter((act) => !shown.includes(act));
  return (
    <div className="acts act-bar">
      {shown.map((act) => (
        <ActButton key={act.label} act={act} />
      ))}
      {rest.length > 0 && (
        <MoreActs>
          {rest.map((act) => (
            <ActItem key={act.label} act={act} />
          ))}
        </MoreActs>
      )}
      {children}
    </div>
  );
}

/** The acts behind "…", or behind a word where nothing stands beside it. */
export function MoreActs({ alone = false, children }: { alone?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        {alone ? (
          <Button variant="default" rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
            {t("task.acts")}
          </Button>
        ) : (
          <Button variant="default" px={9} aria-label={t("task.moreActs")} title={t("task.moreActs")}>
            <IconDots size={16} aria-hidden />
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

function ActButton({ act }: { act: BarAct }) {
  const look = {
    variant: act.primary ? "filled" : "default",
    leftSection: act.icon && <act.icon size={16} aria-hidden />,
  };
  if ("link" in act)
    return (
      <Button {...look} renderRoot={(props) => <Link {...act.link} {...props} />}>
        {act.label}
      </Button>
    );
  return (
    <Button {...look} loading={act.loading ?? false} onClick={act.run}>
      {act.label}
    </Button>
  );
}

function ActItem({ act }: { act: BarAct }) {
  const icon = act.icon && <act.icon size={16} aria-hidden />;
  if ("link" in act)
    return (
      <Menu.Item leftSection={icon} renderRoot={(props) => <Link {...act.link} {...props} />}>
        {act.label}
      </Menu.Item>
    );
  return (
    <Menu.Item leftSection={icon} onClick={act.run}>
      {act.label}
    </Menu.Item>
  );
}
