import { beforeAll, describe, expect, it } from "vitest";
import "@/shared/i18n";
import { sayInOurWords } from "./ourWords";

describe("a field left empty", () => {
  beforeAll(() => sayInOurWords(document));

  it("is said in the page's language, and holds nothing back once it is filled, by whatever filled it", () => {
    document.body.innerHTML = "<form><input required><button>Lưu</button></form>";
    const [field, button] = [document.querySelector("input"), document.querySelector("button")];
    let sent = 0;
    document.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      sent += 1;
    });
    button?.click();
    expect([sent, field?.validationMessage]).toEqual([0, "Điền vào ô này."]);
    if (field) field.value = "đã điền"; // by the page, without an event
    button?.click();
    expect(sent).toBe(1);
  });
});
