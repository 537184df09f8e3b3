"use client";

import { useState } from "react";
import Cropper, { type Area } from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";

const whole: Area = { x: 0, y: 0, width: 100, height: 100 };

/** Posts the square in pixels of the upright image. */
export function PhotoCrop({ url }: { url: string }) {
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [share, setShare] = useState(whole);
  const [pixels, setPixels] = useState<Area>();
  const follow = (percent: Area, px: Area) => {
    // Before the picture has its size there is none to speak of.
    if (!Number.isFinite(px.x + px.y + px.width)) return;
    setShare(percent);
    setPixels(px);
  };
  return (
    <div className="crop">
      <div className="stage">
        <Cropper
          {...{ image: url, crop, zoom, aspect: 1, showGrid: false, maxZoom: 4, keyboardStep: 8 }}
          cropShape="round"
          disableAutomaticStylesInjection
          cropperProps={{
            role: "group",
            "aria-label": "Part of the photo that is kept. Move it with the arrow keys.",
          }}
          mediaProps={{ alt: "" }}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropAreaChange={follow}
        />
      </div>
      <div className="previews" aria-hidden="true">
        {[96, 40].map((size) => (
          <Preview key={size} {...{ size, url, share }} />
        ))}
        Preview
      </div>
      <label className="zoom">
        Zoom
        <input
          type="range"
          min={1}
          max={4}
          step={0.05}
          value={zoom}
          onChange={(event) => setZoom(Number(event.target.value))}
          aria-valuetext={`${Math.round(zoom * 100)} percent`}
        />
      </label>
      {pixels && (
        <>
          <input type="hidden" name="photoX" value={Math.round(pixels.x)} />
          <input type="hidden" name="photoY" value={Math.round(pixels.y)} />
          <input type="hidden" name="photoSize" value={Math.round(Math.min(pixels.width, pixels.height))} />
        </>
      )}
    </div>
  );
}

function Preview({ size, url, share }: { size: number; url: string; share: Area }) {
  const style = {
    width: `${10000 / share.width}%`,
    height: `${10000 / share.height}%`,
    left: `${(-100 * share.x) / share.width}%`,
    top: `${(-100 * share.y) / share.height}%`,
  };
  return (
    <div className="crop-preview" style={{ width: size, height: size }}>
      {/* biome-ignore lint/performance/noImgElement: a preview of what was just uploaded */}
      <img src={url} alt="" style={style} />
    </div>
  );
}
