import { afterEach, expect, it } from "vitest";
import { inOrder, stand } from "./standing";

const file = (id: string, media_type = "application/pdf") => ({ id, name: id, href: `/${id}`, media_type });

afterEach(() => document.body.replaceChildren());

it("walks the files that can be shown as they stand in the page, each once", () => {
  const link = () => document.body.appendChild(document.createElement("a"));
  const [first, second, third, fourth] = [link(), link(), link(), link()];
  const gone = [
    stand(third, file("later", "image/png")),
    stand(first, file("earlier")),
    stand(second, file("sheet", "text/csv")),
    stand(fourth, file("earlier")),
  ];
  expect(inOrder().map(({ id }) => id)).toEqual(["earlier", "later"]);
  for (const leave of gone) leave();
  expect(inOrder()).toEqual([]);
});
