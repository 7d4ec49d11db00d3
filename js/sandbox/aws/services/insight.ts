// What machines find in texts, pictures and prompts: one plausible finding, so that a handler has something to read.

import type { Family } from "../call.ts";
import { stream, text, toBase64, type Members } from "../values.ts";

export const comprehend: Family = {
  DetectSentiment: () => ({
    Sentiment: "NEUTRAL",
    SentimentScore: { Positive: 0.05, Negative: 0.05, Neutral: 0.89, Mixed: 0.01 },
  }),
  DetectDominantLanguage: () => ({ Languages: [{ LanguageCode: "en", Score: 0.99 }] }),
};

export const translate: Family = {
  TranslateText: (parameters) => ({
    TranslatedText: parameters.Text ?? "",
    TargetLanguageCode: parameters.TargetLanguageCode ?? "",
    SourceLanguageCode: parameters.SourceLanguageCode === "auto" ? "en" : (parameters.SourceLanguageCode ?? "en"),
  }),
};

export const rekognition: Family = {
  DetectLabels: () => ({ Labels: [{ Name: "Object", Confidence: 99, Instances: [], Parents: [] }], LabelModelVersion: "3.0" }),
  DetectModerationLabels: () => ({ ModerationLabels: [], ModerationModelVersion: "7.0" }),
  DetectText: () => ({ TextDetections: [], TextModelVersion: "3.0" }),
};

export const bedrockRuntime: Family = {
  Converse: () => ({
    output: { message: { role: "assistant", content: [{ text: ANSWER }] } },
    stopReason: "end_turn",
    usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 },
    metrics: { latencyMs: 500 },
  }),
  InvokeModel(parameters) {
    return {
      body: stream(toBase64(JSON.stringify(inTheFormOf(text(parameters.modelId) ?? "")))),
      contentType: "application/json",
    };
  },
};

const ANSWER = "This is an example of an answer.";

/** A model's answer in the form of its maker. */
function inTheFormOf(model: string): Members {
  if (model.includes("anthropic.")) {
    return {
      id: "msg_example",
      type: "message",
      role: "assistant",
      content: [{ type: "text", text: ANSWER }],
      stop_reason: "end_turn",
      usage: { input_tokens: 10, output_tokens: 5 },
    };
  }
  if (model.includes("amazon.titan-embed")) return { embedding: [0.1, 0.2, 0.3], inputTextTokenCount: 3 };
  if (model.includes("amazon.titan"))
    return { inputTextTokenCount: 10, results: [{ tokenCount: 5, outputText: ANSWER, completionReason: "FINISH" }] };
  if (model.includes("meta."))
    return { generation: ANSWER, prompt_token_count: 10, generation_token_count: 5, stop_reason: "stop" };
  return { output: { message: { role: "assistant", content: [{ text: ANSWER }] } }, stopReason: "end_turn" };
}
