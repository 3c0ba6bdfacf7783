/** The question that every survey page asks. */

/** A survey as the pages' child scripts hold it. */
export interface Survey {
  questions: { id: string; type: "nps"; text: string; low: string; high: string }[];
  thanks: string;
}

/** One NPS question. */
export const survey: Survey = {
  questions: [
    {
      id: "q1",
      type: "nps",
      text: "How likely are you to recommend us to a friend?",
      low: "Not at all likely",
      high: "Extremely likely",
    },
  ],
  thanks: "Thank you for your answer.",
};
