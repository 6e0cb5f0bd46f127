#!/usr/bin/env bash
# Makes the sample videos in src/main/resources/videos. Needs ffmpeg with libx264; run it only to change them: the files are committed.
set -euo pipefail
cd "$(dirname "$0")/src/main/resources/videos"

make_video() { # name, size, seconds, frames per second, picture, sound, quality (higher is smaller)
  ffmpeg -hide_banner -loglevel error -y \
    -f lavfi -i "$5:s=$2:r=$4:d=$3" -f lavfi -i "$6:d=$3" \
    -c:v libx264 -profile:v high -pix_fmt yuv420p -preset veryslow -crf "$7" -g "$(($4 * 4))" -flags +cgop \
    -c:a aac -b:a 32k -ac 1 -t "$3" -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
    -movflags +faststart "$1"
}

gradient='gradients=c0=0x1d3557:c1=0xe76f51:c2=0x2a9d8f:nb_colors=3:seed=7:speed=0.03'
make_video vertical.mp4       720x1280 6   30 "$gradient:type=radial" sine=f=440:r=48000 30
make_video landscape.mp4      1280x720 6   30 "$gradient:type=linear" sine=f=330:r=48000 30
make_video low-resolution.mp4 240x426  4   30 "$gradient:type=radial" sine=f=220:r=48000 32
make_video too-long.mp4       540x960  120 24 'color=c=0x264653'       anullsrc=r=48000:cl=mono 40

# MPEG-4 Part 2: a real mp4 file that neither platform takes.
ffmpeg -hide_banner -loglevel error -y -f lavfi -i "$gradient:type=radial:s=720x1280:r=30:d=4" \
  -c:v mpeg4 -q:v 12 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart unsupported-codec.mp4

printf 'This is not a video.\n' > not-a-video.mp4
ls -l
