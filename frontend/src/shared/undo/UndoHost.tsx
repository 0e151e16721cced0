import { notifications } from "@mantine/notifications";
import { useEffect, useRef } from "react";
import { DONE } from "@/shared/transitions/useTransition";
import { offeredInPlace, onOffer } from "./offers";
import { UndoToast } from "./UndoToast";

/** Where what can be undone is offered, wherever it was done; it outlives the page it was done on. */
export function UndoHost() {
  const shown = useRef(0);
  useEffect(
    () =>
      onOffer((offer) => {
        if (offeredInPlace()) return;
        notifications.hide(DONE);
        notifications.hide("undone");
        const close = () => notifications.hide("undo");
        const toast = {
          id: "undo",
          className: "undo-toast",
          message: <UndoToast key={offer.act} offer={offer} close={close} />,
          autoClose: false as const,
        };
        if (shown.current === offer.act) notifications.update(toast);
        else {
          close();
          notifications.show(toast);
        }
        shown.current = offer.act;
      }),
    [],
  );
  return null;
}
