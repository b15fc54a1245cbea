"""Endings of files that are surely no pictures, so that a scan need not look into them."""

from __future__ import annotations

_DOCUMENTS = """
    csv tsv doc docx docm dot dotx epub fb2 htm html xhtml mht mhtml key log markdown md mobi
    azw azw3 numbers odf odg odp ods odt ott pages pdf pot potx pps ppsx ppt pptx rst rtf tex
    txt text wpd wps xls xlsb xlsm xlsx xml xps oxps djvu djv ps eps ai bib srt sub vtt ass ssa
    nfo eml msg mbox vcf ics
"""
_SOUND = """
    aac ac3 aif aifc aiff alac amr ape au caf dsf dff flac m3u m3u8 m4a m4b m4p mid midi mka mp2
    mp3 mpc oga ogg opus pls ra spx tta voc wav wma wv cue
"""
_VIDEO = """
    asf divx f4v flv m1v m2v mod mxf ogm ogv qt rm rmvb swf tod ts vob webm y4m lrv glv braw r3d
    ifo bup
"""
_ARCHIVES = """
    7z apk ar arj br bz2 cab cbr cbz cpio deb dmg ear egg gz img iso jar lha lz lz4 lzh lzma lzo
    pack pkg rar rpm sit sitx snap tar tbz tbz2 tgz tlz txz vhd vhdx vmdk vdi qcow2 war whl wim
    xar xpi xz z zip zipx zst appimage flatpak msi msix ova crx
"""
_CODE = """
    a asm awk bash bat c cc cfg class clj cljs cmake cmd coffee conf config cpp cs css cxx d
    dart diff el elm erl ex exs f f90 fish fs fsx gitignore go gradle groovy h hh hpp hs hxx inc
    ini ipynb java jl js json json5 jsonl jsx kt kts less lisp lock lua m4 make mjs cjs ml mli
    mm nim nix patch php pl pm po properties proto ps1 psm1 pxd py pyc pyi pyo pyx qml r rake rb
    rlib rmeta rs s sass sbt scala scm scss sh sln sql svelte swift tcl tf toml tsx v vb vbs
    vhdl vim vue wasm xsd xsl xslt yaml yml zsh map csproj vcxproj xcodeproj plist strings nib
    qrc ui qm mo gmo in am ac m
"""
_PROGRAMS = """
    app bin com cpl dll drv dylib elf exe ko lib lnk o obj out pdb pyd scr so sys url desktop
    service socket efi rom hex fon otf pfb ttc ttf woff woff2 eot
"""
_DATA = """
    accdb arrow avro blend bak backup cache ckpt dat data db db-journal db-shm db-wal db3 dbf
    dxf dwg dump fbx feather fit fits gpx gguf glb gltf gpkg h5 hdf5 idx index kml kmz kdbx ldb
    lmdb mat mdb mtl nc npy npz onnx old orig parquet pb pcap pickle pkl ply pt pth rdb rds
    safetensors sav shp shx sig sqlite sqlite3 sqlite-journal sqlite-shm sqlite-wal stl swp sync
    tfrecord tmp torrent usd usdz wal xcf kra ora afphoto afdesign sketch fig indd cdr
    crdownload part partial download asc gpg pgp pem crt cer csr p12 pfx pub sum md5 sha1 sha256
    sha512 lrcat lrdata lrprev cos cop cot cosessiondb photoslibrary dop pp3 on1 xmp aae thm aup
    aup3 als flp logicx step stp iges igs 3ds 3mf max c4d ma mb abc vdb nii dcm
"""

ENDINGS = frozenset(
    f".{ending}"
    for kinds in (_DOCUMENTS, _SOUND, _VIDEO, _ARCHIVES, _CODE, _PROGRAMS, _DATA)
    for ending in kinds.split()
)
