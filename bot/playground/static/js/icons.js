// The few drawn signs of the page. Emoji would depend on the fonts of whoever looks.

const SHAPES = {
  hash: "M9 3 7.700 9H3v2h4.300l-.9 4H2v2h4l-1 4h2.100l1-4h5l-1 4h2.100l1-4H21v-2h-4.300l.9-4H22V9h-4l1.300-6h-2.100L15.900 9h-5l1.300-6H9Zm1.500 8h5l-.9 4h-5l.9-4Z",
  at: "M12 2a10 10 0 1 0 5 18.700l-1-1.700A8 8 0 1 1 20 12v1.500a1.500 1.500 0 0 1-3 0V8h-2v.9A4.500 4.500 0 1 0 15.600 15 3.500 3.500 0 0 0 22 13.500V12A10 10 0 0 0 12 2Zm0 12.500a2.500 2.500 0 1 1 0-5 2.500 2.500 0 0 1 0 5Z",
  megaphone: "M3 10v4a1 1 0 0 0 1 1h2l1 5h3l-1-5h1l8 4V5l-8 4H4a1 1 0 0 0-1 1Zm17-1v6c1.500-.5 2.500-1.700 2.500-3S21.500 9.500 20 9Z",
  forum: "M3 4h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H8l-4 3v-3H3a2 2 0 0 1-2-2V6c0-1.100.9-2 2-2Zm16 4h2a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2v3l-4-3h-5a2 2 0 0 1-2-2h6a3 3 0 0 0 3-3V8Z",
  thread: "M5 4h2v9h9.200l-3-3 1.400-1.400L20 14l-5.400 5.400L13.200 18l3-3H5V4Z",
  reply: "M10 8.300V4.500a.9.9 0 0 0-1.500-.6L1.600 10.700a1 1 0 0 0 0 1.400l6.900 6.800a.9.9 0 0 0 1.500-.6v-3.800c5.500-.2 9 1.500 11.400 5.100.3.5 1.100.3 1-.3C21.900 13 17.500 8.700 10 8.300Z",
  cross: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.400 13L15 16.400l-3-3-3 3L7.600 15l3-3-3-3L9 7.600l3 3 3-3L16.400 9l-3 3 3 3Z",
  eye: "M12 5c5 0 9 4.500 10 7-1 2.500-5 7-10 7S3 14.500 2 12c1-2.500 5-7 10-7Zm0 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z",
};
const SPACE = "http://www.w3.org/2000/svg";

/** A sign by name, as large as asked (in pixels). */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SPACE, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SPACE, "path");
  path.setAttribute("fill", "currentColor");
  path.setAttribute("d", SHAPES[name] ?? SHAPES.hash);
  svg.append(path);
  return svg;
}
