export const handler = async (event, context) => {
  console.log(event["detail-type"], "from", event.source);
  return { statusCode: 200 };
};
