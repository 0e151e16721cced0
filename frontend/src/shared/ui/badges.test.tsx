import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { i18next } from "@/shared/i18n";
import { StateBadge, TimelinessBadge } from "./badges";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("vi");
});

describe("badges", () => {
  it("say the state in words, and returned work as such", () => {
    render(<StateBadge state="SUBMITTED" />);
    render(<StateBadge state="IN_PROGRESS" returned={2} />);
    expect(screen.getByText("Chờ duyệt")).toBeInTheDocument();
    expect(screen.getByText("Thực hiện lại")).toBeInTheDocument();
  });

  it("count working days, with a singular in English", async () => {
    await i18next.changeLanguage("en");
    render(<TimelinessBadge value={{ class: "OVERDUE", days: 1 }} kind="DATE" state="IN_PROGRESS" />);
    render(<TimelinessBadge value={{ class: "DUE_SOON", days: 3 }} kind="DATE" state="IN_PROGRESS" />);
    expect(screen.getByText("1 day overdue")).toBeInTheDocument();
    expect(screen.getByText("3 days left")).toBeInTheDocument();
  });

  it("say how early it was sent, also while it waits", () => {
    render(<TimelinessBadge value={{ class: "EARLY", days: 13 }} kind="DATE" state="SUBMITTED" />);
    render(<TimelinessBadge value={{ class: "EARLY", days: 2 }} kind="DATE" state="COMPLETED" />);
    expect(screen.getByText("Gửi trước hạn 13 ngày")).toBeInTheDocument();
    expect(screen.getByText("Trước hạn 2 ngày")).toBeInTheDocument();
  });

  it("fill only what needs eyes: due soon and overdue", () => {
    const { container } = render(
      <>
        <TimelinessBadge value={{ class: "WITHIN", days: 30 }} kind="DATE" state="ASSIGNED" />
        <TimelinessBadge value={{ class: "LATE", days: 2 }} kind="DATE" state="SUBMITTED" />
        <TimelinessBadge value={{ class: "NO_DUE", days: null }} kind="RELATIVE_TO_EVENT" state="ASSIGNED" />
      </>,
    );
    expect(container.querySelectorAll(".badge-filled, .badge-solid")).toHaveLength(0);
    expect(screen.getByText("Gửi quá hạn 2 ngày")).toBeInTheDocument();
    expect(screen.getByText("Theo sự kiện")).toBeInTheDocument();
  });
});
