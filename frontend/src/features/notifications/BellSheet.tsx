import { Drawer } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notices } from "./Notices";

/** The list from below, on a phone. */
export default function BellSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const [shown, show] = useState(false); // from closed to open, so that it knows where the focus goes back to
  useEffect(() => show(opened), [opened]);
  return (
    <Drawer.Root opened={shown} onClose={close} position="bottom" size="85%" padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={t("bell.title")} className="bell-sheet">
        <Notices onLeave={close} />
      </Drawer.Content>
    </Drawer.Root>
  );
}
