#!/bin/sh
# Makes the disk image: packaging/macos/make_dmg.sh APP FOLDER
# writes FOLDER/photo-sorter-VERSION-macos-ARCH.dmg from the app that packaging/freeze.py made.
#
# A person drags the app onto Applications, or onto the Applications folder in their home, which
# needs no administrator. The library lies in ~/Library/Application Support/photo_sorter: the app
# goes to the trash without it.
#
# $CODESIGN_IDENTITY signs with a certificate; without one the signature is ad hoc, which Apple's
# processors ask for, and macOS then asks the person before the first start.
set -eu

app=${1:?the app, like build/frozen/Photo Sorter.app}
folder=${2:?the folder to write into}
identity=${CODESIGN_IDENTITY:--}

plist="$app/Contents/Info.plist"
version=$(/usr/libexec/PlistBuddy -c 'Print :CFBundleShortVersionString' "$plist")
image="$folder/photo-sorter-$version-macos-$(uname -m).dmg"

if [ "$identity" = - ]; then
    codesign --force --deep --sign - "$app"
else
    codesign --force --deep --timestamp --options runtime \
        --entitlements "$(dirname "$0")/entitlements.plist" --sign "$identity" "$app"
fi
codesign --verify --deep --strict "$app"

staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
ditto "$app" "$staged/$(basename "$app")"
ln -s /Applications "$staged/Applications"

mkdir -p "$folder"
rm -f "$image"
hdiutil create -volname "Photo Sorter $version" -srcfolder "$staged" -fs HFS+ -format ULFO \
    "$image"
hdiutil verify "$image"
echo "$image"
