/** Of a picture that an id names: its bytes never change, for another picture has another id. It is nobody's but its practice's. */
export const PICTURE_HEADERS = {
  "content-type": "image/webp",
  "cache-control": "private, max-age=31536000, immutable",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'",
  "cross-origin-resource-policy": "same-origin",
};
