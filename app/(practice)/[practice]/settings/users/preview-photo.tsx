import { useState } from "react";
import type { Watched } from "./use-watched-form";

const BOX = 96;

/** The chosen square of an upload that is not saved yet. Crop fields are in pixels of the whole picture. */
export function PreviewPhoto({ url, crop }: { url: string; crop: Watched }) {
  const [picture, setPicture] = useState<{ width: number; height: number }>();
  return (
    <span className="portrait">
      {/* biome-ignore lint/performance/noImgElement: a preview of what was just uploaded */}
      <img
        src={url}
        alt=""
        style={picture ? placed(picture, crop) : { visibility: "hidden" }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setPicture({ width: naturalWidth, height: naturalHeight })
        }
      />
    </span>
  );
}

function placed({ width, height }: { width: number; height: number }, crop: Watched) {
  const side = Math.min(width, height);
  const size = Number(crop.photoSize) || side;
  const x = crop.photoSize ? Number(crop.photoX) : (width - side) / 2;
  const y = crop.photoSize ? Number(crop.photoY) : (height - side) / 2;
  const scale = BOX / size;
  return { width: width * scale, height: height * scale, left: -x * scale, top: -y * scale };
}
