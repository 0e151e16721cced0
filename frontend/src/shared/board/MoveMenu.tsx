import { Menu } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBoard } from "./context";
import type { Placed, Step } from "./moves";

/** "Chuyển sang…": what dragging does, without dragging; and the acts that move nothing. */
export function MoveMenu<C extends Placed>({
  card,
  opened,
  children,
}: {
  card: C;
  opened: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const board = useBoard<C>();
  const button = (
    <button
      type="button"
      className="card-menu"
      tabIndex={-1}
      aria-label={t("board.moveOf", { name: board.called(card) })}
      title={`${t("board.moveTo")} (M)`}
      onClick={(event) => {
        event.stopPropagation();
        board.openMenu(opened ? null : card.id);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </button>
  );
  if (!opened) return button; // a menu of its own for each of many cards would cost more than the cards
  return (
    <Menu
      opened
      onChange={(open) => !open && board.openMenu(null)}
      position="bottom-end"
      width={280}
      preventPositionChangeWhenVisible={false} // it grows once the steps are there, and goes up where there is no room below
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Tab") board.openMenu(null); // back to the card, from where Tab goes on
        }}
      >
        <Steps card={card} />
        <Menu.Divider />
        <Menu.Item
          onClick={() => {
            board.openMenu(null);
            board.open(card, true);
          }}
        >
          {t("deciding.openPage")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Steps<C extends Placed>({ card }: { card: C }) {
  const { t } = useTranslation();
  const board = useBoard<C>();
  const steps = useQuery({
    queryKey: ["board-steps", card.id, card.version],
    queryFn: () => board.stepsOf(card.id),
    gcTime: 0,
  });
  if (!steps.data)
    return (
      <>
        <Menu.Label aria-live="polite" aria-busy={steps.isFetching}>
          {steps.isFetching ? t("app.loading") : steps.error?.message}
        </Menu.Label>
        {!steps.isFetching && (
          <Menu.Item
            closeMenuOnClick={false}
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={(event) => {
              event.currentTarget.closest<HTMLElement>("[role=menu]")?.focus(); // where the arrow keys go on from
              void steps.refetch();
            }}
          >
            {t("app.retry")}
          </Menu.Item>
        )}
      </>
    );
  const enabled = steps.data.filter((step) => step.enabled);
  const moves = enabled.filter((step) => step.to && step.to !== card.state);
  const others = enabled.filter((step) => !moves.includes(step));
  const take = (step: Step) => {
    board.openMenu(null);
    board.take(card, [step]);
  };
  return (
    <>
      <Menu.Label>{t("board.moveTo")}</Menu.Label>
      {!moves.length && <NoMoves steps={steps.data} />}
      {moves.map((step) => (
        <Menu.Item key={step.name} onClick={() => take(step)}>
          {board.label(step.to ?? "")}
          <span className="menu-act">{step.label}</span>
        </Menu.Item>
      ))}
      {others.length > 0 && <Menu.Label>{t("task.moreActs")}</Menu.Label>}
      {others.map((step) => (
        <Menu.Item key={step.name} onClick={() => take(step)}>
          {step.label}
        </Menu.Item>
      ))}
    </>
  );
}

/** Why a card stays: the conditions that are not met yet, in the server's words. */
function NoMoves({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  const unmet = steps.filter((step) => !step.enabled && step.unmet);
  return (
    <div className="menu-none">
      <p>{t("board.noMoves")}</p>
      {unmet.map((step) => (
        <p key={step.name}>
          {step.label.replace(/…$/, "")}: {step.unmet}
        </p>
      ))}
    </div>
  );
}
