import { describe, expect, test } from "vitest";
import { practiceInput } from "@/lib/practices/input";
import { phoneInWords } from "@/lib/practices/phone-in-words";
import { timeInWords } from "@/lib/practices/time-in-words";

const whole = {
  name: "Downtown",
  email: "hello@downtown.example",
  phone: "(312) 555-0142",
  address: "12 Main Street, Chicago, IL 60601",
  timeZone: "America/Chicago",
  reviewLink: "https://reviews.example/downtown",
  colour: "#0f766e",
  idleMinutes: "30",
  sessionHours: "12",
  version: "1",
};
const read = (typed: Record<string, string>) => practiceInput.safeParse({ ...whole, ...typed });
const problemAt = (field: string, value: string) =>
  read({ [field]: value }).error?.issues.find(({ path }) => path[0] === field)?.message;

describe("Practice Info", () => {
  test.each([
    ["(312) 555-0142", "+13125550142"],
    ["312.555.0142", "+13125550142"],
    ["+1 312 555 0142", "+13125550142"],
    ["+44 20 7946 0958", "+442079460958"],
    ["   ", null],
  ])("takes the phone %j as %j", (typed, kept) => {
    expect(read({ phone: typed }).data?.phone).toBe(kept);
  });

  test.each(["555", "call us", "+", "(312) 555-0142 ext. 9", "\u0000"])("refuses the phone %j", (typed) => {
    expect(problemAt("phone", typed)).toBeTruthy();
  });

  test.each([
    "javascript:alert(1)",
    "http://reviews.example",
    "reviews.example",
    "https://",
    "https://localhost",
    "https://name:secret@reviews.example",
    `https://reviews.example/${"x".repeat(500)}`,
  ])("refuses the review link %j", (typed) => {
    expect(problemAt("reviewLink", typed)).toBeTruthy();
  });

  test.each([
    ["name", "", "Enter the practice's name."],
    ["name", "   ", "Enter the practice's name."],
    ["name", "x".repeat(101), "Use 100 characters or fewer."],
    ["email", "hello", "Enter a whole e-mail, like name@example.com."],
    ["timeZone", "Mars/Olympus", "Choose a time zone of the list."],
    ["colour", "red", "Choose a colour."],
    ["colour", "#fff;}</style>", "Choose a colour."],
    ["idleMinutes", "14", "Choose 15 minutes or more."],
    ["idleMinutes", "721", "Choose 12 hours or less."],
    ["sessionHours", "0", "Choose an hour or more."],
    ["sessionHours", "337", "Choose 14 days or less."],
    ["sessionHours", "soon", "Choose a time."],
  ])("refuses %s %j: %s", (field, typed, message) => {
    expect(problemAt(field, typed)).toBe(message);
  });

  test("takes an address of several lines and tidies each", () => {
    const typed = "  220 West Kinzie  Street\r\n\r\nChicago, IL 60654 ";
    expect(read({ address: typed }).data?.address).toBe("220 West Kinzie Street\nChicago, IL 60654");
    expect(problemAt("address", "a\nb\nc\nd\ne\nf")).toBe("Use five lines and 300 characters or fewer.");
    expect(problemAt("address", "\n".repeat(10_000_000))).toBe("Use five lines and 300 characters or fewer.");
    expect(problemAt("address", "Main\u0000Street")).toContain("can't be shown");
  });

  test("keeps what may be empty as nothing", () => {
    expect(read({ email: "", phone: "", address: " ", reviewLink: "" }).data).toMatchObject({
      email: null,
      phone: null,
      address: null,
      reviewLink: null,
    });
  });

  test("shows a phone in the national form at home, and with its country elsewhere", () => {
    expect(phoneInWords("+13125550142")).toBe("(312) 555-0142");
    expect(phoneInWords("+442079460958")).toBe("+44 20 7946 0958");
    expect(phoneInWords(null)).toBe("");
  });

  test.each([
    [15, "15 minutes"],
    [60, "1 hour"],
    [720, "12 hours"],
    [1440, "24 hours"],
    [2880, "2 days"],
  ])("tells %i minutes as %s", (minutes, words) => {
    expect(timeInWords(minutes)).toBe(words);
  });
});
