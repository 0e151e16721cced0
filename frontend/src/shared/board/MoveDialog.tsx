import { Modal, Popover } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TransitionForm } from "@/shared/transitions/TransitionForm";
import type { Placed } from "./moves";
import type { Taking } from "./useTaking";

/** What a move needs, asked at the column where the card waits; on a phone, or when nothing moves, in a dialog. */
export function MoveDialog<C extends Placed>({
  taking,
  modal = false,
}: {
  taking: Taking<C>;
  modal?: boolean;
}) {
  const { t } = useTranslation();
  const { asked } = taking;
  const title = asked?.steps.length === 1 ? asked.steps[0]?.label.replace(/…$/, "") : t("board.chooseAct");
  if (!asked) return null;
  if (modal)
    return (
      <Modal
        opened
        onClose={taking.giveBack}
        title={title}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Body taking={taking} />
      </Modal>
    );
  return (
    <Popover
      opened
      onChange={(open) => !open && taking.giveBack()}
      onDismiss={taking.giveBack}
      position="bottom"
      width={360}
      trapFocus
      returnFocus
      shadow="lg"
      middlewares={{ shift: { padding: 12 }, flip: false }}
    >
      <Popover.Target>
        <span className="move-anchor" />
      </Popover.Target>
      <Popover.Dropdown aria-label={title} onKeyDown={(event) => event.stopPropagation()}>
        <h2 className="move-title">{title}</h2>
        <Body taking={taking} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Body<C extends Placed>({ taking }: { taking: Taking<C> }) {
  const { t } = useTranslation();
  const asked = taking.asked as NonNullable<Taking<C>["asked"]>;
  const [name, choose] = useState(asked.steps.length === 1 ? asked.steps[0]?.name : undefined);
  const now = useQuery({
    queryKey: ["board-steps", asked.card.id, asked.card.version],
    queryFn: () => taking.stepsOf(asked.card.id),
    initialData: asked.steps,
  });
  const step = asked.steps.find((one) => one.name === name);
  // The form follows the record: when somebody was faster, what is sent next is about the new version.
  const offered = now.data.find((one) => one.enabled && one.name === name);
  return (
    <>
      <p className="dim small clamp-2 dialog-about">
        {asked.name}: {asked.title}
      </p>
      {step ? (
        <TransitionForm
          transition={offered ?? step}
          gone={!offered}
          subject={{ type: taking.kind, id: asked.card.id }}
          onDone={taking.taken}
          onCancel={taking.giveBack}
        />
      ) : (
        <ul className="stack-tight">
          {asked.steps.map((one) => (
            <li key={one.name}>
              <button type="button" className="chip" onClick={() => choose(one.name)}>
                {one.label}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!step && (
        <div className="form-buttons">
          <button type="button" className="button-link" onClick={taking.giveBack}>
            {t("app.cancel")}
          </button>
        </div>
      )}
    </>
  );
}
