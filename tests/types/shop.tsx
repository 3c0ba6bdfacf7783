/** The same elements in React 19. */
import type {} from "awning/react";
import { useRef } from "react";
import type { AwningItem, AwningRecommendations } from "awning";

export function Shop({ items }: { items: AwningItem[] }) {
  const panel = useRef<AwningRecommendations>(null);
  return (
    <main>
      <awning-banner campaign="free-shipping" placement="top" onawning-unlock={({ detail }) => console.log(detail.reward)}>
        <p>Free shipping from €50</p>
      </awning-banner>
      <awning-recommendations
        ref={panel}
        className="picked"
        strategy="for-you"
        no-reasons
        limit={8}
        items={items}
        onawning-add-to-cart={(event) => {
          event.preventDefault();
          console.log(event.detail.item.id, event.detail.quantity);
        }}
        onawning-error={({ detail }) => console.warn(detail.message)}
      >
        <a href="/bestsellers">Best sellers</a>
      </awning-recommendations>
      <awning-survey campaign="nps-spring" theme="dark" content={{ questions: [{ id: "q", type: "nps", text: "How likely?" }] }} />
      {/* @ts-expect-error there is no such strategy */}
      <awning-recommendations strategy="popular" />
      {/* @ts-expect-error there is no such attribute */}
      <awning-survey campain="nps-spring" />
      {/* @ts-expect-error a handler hears a custom event with a detail of its own */}
      <awning-banner onawning-unlock={(event: MouseEvent) => event.clientX} />
      {/* @ts-expect-error there is no such element */}
      <awning-carousel />
    </main>
  );
}
