"""What is said about the ways in which signers prove who they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.contracts.ways import Verify


@dataclass(frozen=True)
class Verification:
    label: str
    hint: str
    choose: str
    words: Mapping[Verify, str]
    """At most 75 characters each: they stand in a menu."""


EN = Verification(
    label="How signers prove who they are",
    hint=(
        "Each signer chooses one of these ways. Leave empty to allow what Tencent E-Sign usually "
        "allows. The fingerprint and the face of a device need another way beside them."
    ),
    choose="As usual",
    words={
        Verify.FACE: "Face check by Tencent E-Sign",
        Verify.PASSWORD: "Signing password",
        Verify.CARRIER: "Name and number, checked by the mobile network",
        Verify.FINGERPRINT: "Fingerprint on their device (not on iPhones)",
        Verify.DEVICE_FACE: "Face unlock of their device (not on Android)",
    },
)

ZH = Verification(
    label="签署方的身份验证方式",
    hint=(
        "签署方可从所选方式中任选一种；留空则按腾讯电子签的默认设置。"
        "设备指纹和设备面容须与其他方式一起选择。"
    ),
    choose="默认方式",
    words={
        Verify.FACE: "人脸识别",
        Verify.PASSWORD: "签署密码",
        Verify.CARRIER: "运营商三要素",
        Verify.FINGERPRINT: "设备指纹（iOS 不支持）",
        Verify.DEVICE_FACE: "设备面容（Android 不支持）",
    },
)
